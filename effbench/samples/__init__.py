"""Sources of samples: files, reference solutions, the caller, a model."""
