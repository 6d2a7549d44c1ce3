"""Values to pages: what stands where. `front_pages` in `whole` and `lay_out_volume` in `bound` are
the ways in.
"""
