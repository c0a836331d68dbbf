type grouped = int
