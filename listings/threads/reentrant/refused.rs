use parking_lot::ReentrantMutex;

fn main() {
    let bookings = ReentrantMutex::new(vec![120, -20]);
    bookings.lock().push(-60);
}
