"""Public pages: what was published, as it was published, and nothing else."""
