use crate::prices::Till;

#[derive(Default)]
pub struct Show {
    till: Till,
}

impl Show {
    pub fn sell(&self) {
        self.till.pay(1200);
    }

    pub fn paid(&self) -> u32 {
        self.till.paid()
    }
}
