class Judge:
    def __init__(self, options, tree): pass
    def at(self, revision): pass
    def result(self): return 0
