"""The screen: keys in, drawing out."""
