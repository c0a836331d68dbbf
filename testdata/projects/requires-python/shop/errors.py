try:
    pass
except* ValueError:  # Python 3.11
    pass
