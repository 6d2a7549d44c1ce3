"""What touches the machine: reading the project's folder, publishing a release."""
