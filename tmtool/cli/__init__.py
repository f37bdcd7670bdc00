"""The commands: arguments in, JSON and sentences out."""
