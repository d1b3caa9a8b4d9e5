import time
from threading import Timer

prompt = Timer(0.06, lambda: print("still there?"))
prompt.start()
time.sleep(0.02)
print("answered")
prompt.cancel()
print("cancelled")
prompt.join()
