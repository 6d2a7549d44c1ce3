"""Values to pages: what stands where. `lay_out` in `whole` is the way in."""
