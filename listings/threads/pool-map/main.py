from concurrent.futures import ThreadPoolExecutor


def count_primes(limit):
    def is_prime(n):
        return all(n % d != 0 for d in range(2, n))

    return sum(map(is_prime, range(2, limit)))


limits = [1000, 10, 500, 100]
with ThreadPoolExecutor(max_workers=3) as pool:
    counts = list(pool.map(count_primes, limits))
for limit, count in zip(limits, counts):
    print(f"{count} primes below {limit}")
