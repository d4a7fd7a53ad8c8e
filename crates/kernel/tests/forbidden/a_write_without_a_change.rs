use kernel::{Guarded, Permit, Result, Tx, Written};

async fn write<E: Guarded>(tx: &mut Tx<'_>, permit: &Permit<E>, record: E::Model) -> Result<Written> {
    tx.write(permit, record).await
}

fn main() {}
