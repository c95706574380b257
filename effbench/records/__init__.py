"""What is written to disk, as frozen dataclasses without any reading or writing."""
