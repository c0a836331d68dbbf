type lazy = int
