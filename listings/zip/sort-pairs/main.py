titles = ["Dune", "Emma", "Ariel"]
years = [1965, 1815, 1965]

books = list(zip(titles, years))
books.sort()
print("by title:")
print(books)

books = list(zip(titles, years))
books.sort(key=lambda book: book[1])
print("by year:")
print(books)

books = list(zip(years, titles))
books.sort()
print("by both:")
print(books)
