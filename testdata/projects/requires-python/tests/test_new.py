type never = int
