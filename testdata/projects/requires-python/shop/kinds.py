from shop.modern import Box

if (count := 1) and (lambda a, /: a):  # Python 3.8: allowed
    print(f"{count=}", Box)
