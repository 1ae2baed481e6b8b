"""The compiled record: one read-only folder per content of a base, from which every process serves."""
