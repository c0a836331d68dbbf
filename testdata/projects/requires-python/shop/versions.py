import sys

if sys.version_info >= (3, 12):
    from shop.new import grouped
else:
    grouped = None
