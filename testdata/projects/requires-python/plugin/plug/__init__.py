type plug = int
