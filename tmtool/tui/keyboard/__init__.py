"""What a key is: layouts, what terminals send, which keys are in force."""
