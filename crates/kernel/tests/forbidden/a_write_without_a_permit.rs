use kernel::{Change, Guarded, Result, Tx, Written};

async fn write<E: Guarded>(tx: &mut Tx<'_>, record: E::Model) -> Result<Written> {
    tx.write(Change::<E>::made(record)).await
}

fn main() {}
