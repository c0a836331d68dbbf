try:
    from .generic import Box  # caught: nothing is said of it
except SyntaxError:
    Box = None
