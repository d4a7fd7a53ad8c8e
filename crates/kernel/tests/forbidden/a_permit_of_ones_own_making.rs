use kernel::{Actor, Guarded, Permit, Result};

fn permit<E: Guarded>(actor: &Actor, action: E::Action, record: &E::Model) -> Result<Permit<E>> {
    Permit::<E>::ask(actor, action, record)
}

fn main() {}
