"""From the YAML of a knowledge base to a checked record: the only place that knows YAML and files."""
