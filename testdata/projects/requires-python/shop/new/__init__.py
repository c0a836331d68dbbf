from shop.new.alias import grouped
