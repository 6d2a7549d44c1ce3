"""What can go wrong with a measurement, in one line for whoever runs it."""


class MeasurementError(Exception):
    """A build failed, took too long, or a change did not arrive; its text says which."""
