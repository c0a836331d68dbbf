def status(order: "tuple[*Ts]"):
    match order:  # Python 3.10
        case None:
            return "none"
    return order
