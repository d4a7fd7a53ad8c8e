//! A change is what is written: the record before and after. The row, its trace in the log and its undo all come from
//! this one value, so they cannot disagree.

use sea_orm::sea_query::ArrayType;
use sea_orm::sea_query::value::sea_value_to_json_value;
use sea_orm::{ColumnTrait, EntityTrait, IdenStatic, Iterable, ModelTrait, Value};
use serde_json::{Map, Value as Json};

use crate::guard::id_of;
use crate::{Error, Guarded, Id, Result};

/// One record, made, altered or removed.
pub struct Change<E: EntityTrait> {
    pub(crate) before: Option<E::Model>,
    pub(crate) after: Option<E::Model>,
}

/// One field of a change as history shows it; `None` where the value is sealed or was not there.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct FieldChange {
    pub field: String,
    pub before: Option<Json>,
    pub after: Option<Json>,
}

impl<E: Guarded> Change<E> {
    pub fn made(after: E::Model) -> Self {
        Self { before: None, after: Some(after) }
    }

    pub fn of(before: E::Model, after: E::Model) -> Self {
        Self { before: Some(before), after: Some(after) }
    }

    pub fn removed(before: E::Model) -> Self {
        Self { before: Some(before), after: None }
    }

    pub(crate) fn id(&self) -> Id {
        self.after.as_ref().or(self.before.as_ref()).map_or(Id::nil(), id_of::<E>)
    }

    /// The columns whose values differ; all of them when the record is made or removed.
    pub(crate) fn columns(&self) -> Vec<E::Column> {
        E::Column::iter()
            .filter(|column| match (&self.before, &self.after) {
                (Some(before), Some(after)) => before.get(*column) != after.get(*column),
                _ => true,
            })
            .collect()
    }

    /// What the log keeps: `{"field": [before, after]}`, with `null` twice where the field is sealed.
    pub(crate) fn payload(&self, columns: &[E::Column]) -> Map<String, Json> {
        let sealed: Vec<&str> = E::sealed().iter().map(|column| column.as_str()).collect();
        let value = |side: &Option<E::Model>, column: E::Column| {
            side.as_ref().map_or(Json::Null, |model| sea_value_to_json_value(&model.get(column)))
        };
        columns
            .iter()
            .filter_map(|column| {
                let name = column.as_str();
                let pair = match sealed.contains(&name) {
                    true => [Json::Null, Json::Null],
                    false => [value(&self.before, *column), value(&self.after, *column)],
                };
                // Of a record that was made, what it does not have is not told.
                let told = self.before.is_some() || pair[1] != Json::Null || sealed.contains(&name);
                told.then(|| (name.to_owned(), Json::from(pair.to_vec())))
            })
            .collect()
    }
}

/// Puts the values a payload holds for one side back into a record: the undo of a change.
/// Fields unknown to today's table are left out; a value of another type is an error.
pub(crate) fn restore<E: EntityTrait>(record: &mut E::Model, payload: &Map<String, Json>, side: usize) -> Result<()> {
    for column in E::Column::iter() {
        let Some(json) = payload.get(column.as_str()).map(|pair| &pair[side]) else { continue };
        let value = value_of(E::Model::get_value_type(column), json).ok_or_else(|| {
            Error::internal(format!("the log holds no {} for {}", column.def_name(), column.as_str()))
        })?;
        record.try_set(column, value)?;
    }
    Ok(())
}

trait DefName {
    fn def_name(&self) -> String;
}

impl<C: ColumnTrait> DefName for C {
    fn def_name(&self) -> String {
        format!("{:?}", self.def().get_column_type())
    }
}

fn value_of(kind: ArrayType, json: &Json) -> Option<Value> {
    let missing = json.is_null();
    Some(match kind {
        ArrayType::Bool => Value::Bool(if missing { None } else { Some(json.as_bool()?) }),
        ArrayType::Int => Value::Int(if missing { None } else { Some(i32::try_from(json.as_i64()?).ok()?) }),
        ArrayType::BigInt => Value::BigInt(if missing { None } else { Some(json.as_i64()?) }),
        ArrayType::Double => Value::Double(if missing { None } else { Some(json.as_f64()?) }),
        ArrayType::String => Value::String(if missing { None } else { Some(json.as_str()?.to_owned()) }),
        ArrayType::Uuid => Value::Uuid(if missing { None } else { Some(json.as_str()?.parse().ok()?) }),
        ArrayType::Json => Value::Json(if missing { None } else { Some(Box::new(json.clone())) }),
        _ => return None,
    })
}
