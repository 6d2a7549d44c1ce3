"""What editors use besides the build."""
