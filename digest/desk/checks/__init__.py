"""What ``digest check`` looks for besides what a build tells; each file one kind of thing."""
