from shop.modern import Box

if (count := 1) and (lambda a, /: a):  # Python 3.8: allowed
    print(f"{count=}", Box)


def described(kind):  # one of its three quotes did not end an f-string before Python 3.12
    return f"""'{kind["name"]}' {f"{kind}"}"""
