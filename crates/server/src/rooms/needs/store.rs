//! This room's queries; nothing else touches its tables.

use jiff::civil::Date;
use kernel::{Error, Find, Guarded, Id, Page, Reads, Result, Tx, Viewer, matching};
use rustc_hash::{FxHashMap, FxHashSet};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, FromQueryResult, QueryOrder, QuerySelect, Select};

use super::commands::is_population;
use super::model::gaps::{Ground, Need, newest};
use super::model::{Status, assessment, decision, figure, ids, place_standing};
use super::sight::lists;
use crate::rooms::activities::picture::{Coverage, Filter, Month, Presence, picture};
use crate::rooms::organisations::named_in;
use crate::rooms::places::{self, Atlas};
use crate::rooms::terms;

/// More figures than this are not compared: a country has a few tens of thousands.
const MOST_FIGURES: u64 = 400_000;
/// Organisations that are looked for in lists at once.
const AT_ONCE: usize = 100;

pub async fn assessment(reads: &impl Reads, id: Id) -> Result<assessment::Model> {
    reads.find::<assessment::Entity>().get(id).await
}

pub async fn figure(reads: &impl Reads, id: Id) -> Result<figure::Model> {
    reads.find::<figure::Entity>().get(id).await
}

pub async fn decision(reads: &impl Reads, id: Id) -> Result<decision::Model> {
    reads.find::<decision::Entity>().get(id).await
}

pub async fn standing(reads: &impl Reads, place: Id) -> Result<Option<place_standing::Model>> {
    reads.find::<place_standing::Entity>().filter(place_standing::Column::PlaceId.eq(place)).one().await
}

/// What is known of places, by place.
pub async fn standings(reads: &impl Reads) -> Result<FxHashMap<Id, place_standing::Model>> {
    let all = reads.find::<place_standing::Entity>().all().await?;
    Ok(all.into_iter().map(|record| (record.place_id, record)).collect())
}

/// What was decided, the newest first.
pub async fn decisions(reads: &impl Reads) -> Result<Vec<decision::Model>> {
    use decision::Column as C;
    let all = reads.find::<decision::Entity>();
    all.narrow(|select| select.order_by_desc(C::DecidedOn).order_by_desc(C::CreatedAt)).all().await
}

/// A figure that says the same in every word.
pub async fn same_figure(reads: &impl Reads, made: &figure::Model) -> Result<Option<figure::Model>> {
    use figure::Column as C;
    let find = reads.find::<figure::Entity>().filter(C::PlaceId.eq(made.place_id));
    let find = find.filter(C::SectorId.eq(made.sector_id)).filter(C::AsOf.eq(made.as_of.as_str()));
    Ok(find.all().await?.into_iter().find(|known| known.count() == made.count()))
}

/// A decision that says the same in every word.
pub async fn same_decision(reads: &impl Reads, made: &decision::Model) -> Result<Option<decision::Model>> {
    use decision::Column as C;
    let find = reads.find::<decision::Entity>().filter(C::PlaceId.eq(made.place_id));
    let find = find.filter(C::SectorId.eq(made.sector_id)).filter(C::DecidedOn.eq(made.decided_on.as_str()));
    Ok(find.all().await?.into_iter().find(|known| known.ruling() == made.ruling()))
}

/// An assessment that says the same in every word, with the same report.
pub async fn same_assessment(reads: &impl Reads, made: &assessment::Model) -> Result<Option<assessment::Model>> {
    use assessment::Column as C;
    let find = reads.find::<assessment::Entity>().filter(C::OrganisationId.eq(made.organisation_id));
    let find = find.filter(C::Title.eq(made.title.as_str()));
    let same = |known: &assessment::Model| known.survey() == made.survey() && known.file_digest == made.file_digest;
    Ok(find.all().await?.into_iter().find(same))
}

/// Whether a figure rests on an assessment.
pub async fn rests_on(figures: Find<'_, figure::Entity>, assessment: Id) -> Result<bool> {
    let one = figures.filter(figure::Column::AssessmentId.eq(assessment));
    Ok(one.narrow(|select| select.limit(1)).one().await?.is_some())
}

/// What the registry of assessments is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Narrowed {
    pub words: Option<String>,
    pub statuses: Vec<Status>,
    /// Places, each with all that lies in it; one of the whole country is one of each place.
    pub places: Vec<Vec<Id>>,
    pub sectors: Vec<Id>,
    /// Those who lead or take part; none of them where the reader sees none of those she asks for.
    pub organisations: Option<Vec<Id>>,
}

impl Narrowed {
    fn find<'v>(&self, viewer: &'v Viewer) -> Option<Find<'v, assessment::Entity>> {
        use assessment::Column as C;
        let mut find = viewer.find::<assessment::Entity>();
        if let Some(words) = &self.words {
            find = find.filter(matching(viewer.app(), assessment::Entity::RESOURCE, words)?);
        }
        if !self.statuses.is_empty() {
            find = find.filter(C::Status.is_in(self.statuses.clone()));
        }
        if !self.places.is_empty() {
            let named = self.places.iter().flatten().map(|id| lists(C::Places, *id));
            find = find.filter(named.fold(Condition::any().add(C::CountryWide.eq(true)), Condition::add));
        }
        if !self.sectors.is_empty() {
            let named = self.sectors.iter().map(|id| lists(C::Sectors, *id));
            find = find.filter(named.fold(Condition::any(), Condition::add));
        }
        if let Some(organisations) = &self.organisations {
            let named = organisations.iter().map(|id| lists(C::Partners, *id));
            let lead = Condition::any().add(C::OrganisationId.is_in(organisations.clone()));
            find = find.filter(named.fold(lead, Condition::add));
        }
        Some(find)
    }
}

/// A page of the assessments the viewer sees, the latest first, and how many there are.
pub async fn assessments(viewer: &Viewer, narrowed: &Narrowed, page: Page) -> Result<(Vec<assessment::Model>, u64)> {
    use assessment::Column as C;
    let (Some(find), Some(all)) = (narrowed.find(viewer), narrowed.find(viewer)) else { return Ok((Vec::new(), 0)) };
    // A day that is not known comes last, on either database.
    let undated = Expr::col((assessment::Entity, C::StartOn)).is_null();
    let order = |select: Select<assessment::Entity>| {
        select.order_by_asc(undated).order_by_desc(C::StartOn).order_by_desc(C::CreatedAt).order_by_asc(C::Id)
    };
    Ok((find.narrow(order).page(page).await?, all.count().await?))
}

/// An assessment as choices name it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Titled {
    pub id: Id,
    pub title: String,
}

/// The titles of all assessments the viewer sees, the latest first.
pub async fn titles(viewer: &Viewer) -> Result<Vec<Titled>> {
    use assessment::Column as C;
    let find = viewer.find::<assessment::Entity>();
    let slim = |select: Select<assessment::Entity>| {
        select.select_only().columns([C::Id, C::Title]).order_by_desc(C::StartOn).order_by_desc(C::CreatedAt)
    };
    find.narrow(slim).read().await
}

/// The figures that count: of each cell the newest the viewer sees.
pub async fn needs(viewer: &Viewer) -> Result<Vec<Need>> {
    Ok(counting(viewer).await?.into_iter().map(|(need, _)| need).collect())
}

/// Ids of the figures that count.
pub async fn newest_ids(viewer: &Viewer) -> Result<FxHashSet<Id>> {
    Ok(counting(viewer).await?.into_iter().map(|(_, (_, id))| id).collect())
}

async fn counting(viewer: &Viewer) -> Result<Vec<(Need, (i64, Id))>> {
    #[derive(FromQueryResult)]
    struct Slim {
        id: Id,
        place_id: Id,
        sector_id: Id,
        population_group: String,
        people: i64,
        severity: Option<i64>,
        as_of: String,
        created_at: i64,
    }
    use figure::Column as C;
    const COLUMNS: [C; 8] =
        [C::Id, C::PlaceId, C::SectorId, C::PopulationGroup, C::People, C::Severity, C::AsOf, C::CreatedAt];
    let find = viewer.find::<figure::Entity>();
    let slim: Vec<Slim> =
        find.narrow(|select| select.select_only().columns(COLUMNS).limit(MOST_FIGURES + 1)).read().await?;
    if slim.len() as u64 > MOST_FIGURES {
        return Err(Error::internal("more figures of need than can be compared"));
    }
    let need = |slim: Slim| {
        let need = Need {
            place: slim.place_id,
            sector: slim.sector_id,
            group: slim.population_group,
            people: u64::try_from(slim.people).unwrap_or_default(),
            severity: slim.severity.and_then(|severity| u8::try_from(severity).ok()),
            as_of: slim.as_of,
        };
        (need, (slim.created_at, slim.id))
    };
    Ok(newest(slim.into_iter().map(need)))
}

/// The sector a sector is part of; itself where it is part of none.
pub async fn top_sector(reads: &impl Reads, sector: Id) -> Result<Id> {
    let sectors = terms::every(reads, terms::SECTOR).await?;
    let above = sectors.iter().find(|term| term.id == sector).and_then(|term| term.parent_key.as_deref());
    let top = above.and_then(|key| sectors.iter().find(|term| term.key == key));
    Ok(top.map_or(sector, |term| term.id))
}

/// How places, sectors and groups lie in each other. Of sectors offered no more those with figures are kept.
pub async fn ground(reads: &impl Reads, atlas: &Atlas, needs: &[Need]) -> Result<Ground> {
    let sectors = terms::every(reads, terms::SECTOR).await?;
    let groups: Vec<_> = terms::every(reads, terms::GROUP).await?.into_iter().filter(is_population).collect();
    let needed = |id: Id| needs.iter().any(|need| need.sector == id);
    let parts = |key: &str| -> Vec<Id> {
        sectors.iter().filter(|part| part.parent_key.as_deref() == Some(key)).map(|part| part.id).collect()
    };
    let deep =
        needs.iter().filter_map(|need| atlas.district_of(need.place).filter(|district| district.id != need.place));
    let deep: FxHashSet<Id> = deep.map(|district| district.id).collect();
    let tops = sectors.iter().filter(|term| term.parent_key.is_none()).map(|term| (term, parts(&term.key)));
    let known = |key: &String| groups.iter().any(|group| group.key == *key);
    Ok(Ground {
        governorates: atlas
            .governorates()
            .iter()
            .map(|place| (place.id, atlas.children(place.id).map(|district| district.id).collect()))
            .collect(),
        below: deep.iter().map(|id| (*id, atlas.children(*id).map(|place| place.id).collect())).collect(),
        sectors: tops
            .filter(|(term, parts)| term.active || needed(term.id) || parts.iter().any(|part| needed(*part)))
            .map(|(term, parts)| (term.id, parts))
            .collect(),
        groups: groups.iter().map(|group| (group.key.clone(), group.parent_key.clone().filter(known))).collect(),
    })
}

/// Both sides of the comparison, as one viewer sees them.
pub struct Compared {
    pub atlas: std::sync::Arc<Atlas>,
    pub ground: Ground,
    pub needs: Vec<Need>,
    pub presence: Presence,
    /// How complete the reports of the last full month are.
    pub coverage: Coverage,
}

/// Reads both sides: the figures of need, and the work reported for the months from `from` to `to`; and whose reports of
/// the last full month before `today` are missing.
pub async fn compared(viewer: &Viewer, from: Month, to: Month, today: Date) -> Result<Compared> {
    let atlas = places::atlas(viewer).await?;
    let needs = needs(viewer).await?;
    let ground = ground(viewer, &atlas, &needs).await?;
    let picture = picture(viewer).await?;
    let sieve = picture.ask(viewer, &Filter { from: Some(from), to: Some(to), ..Filter::default() }).await?;
    let any = picture.ask(viewer, &Filter::default()).await?;
    let counting = move || {
        let coverage = picture.coverage(&any, Month::of(today).before(1));
        let missing = coverage.missing.iter().map(|missing| missing.organisation).collect();
        (picture.presence(&sieve, &missing), coverage)
    };
    let (presence, coverage) = tokio::task::spawn_blocking(counting).await.map_err(Error::internal)?;
    Ok(Compared { atlas, ground, needs, presence, coverage })
}

/// Those of the organisations that some assessment or figure names, whoever may see it.
pub async fn named(tx: &Tx<'_>, organisations: &[Id]) -> Result<FxHashSet<Id>> {
    let mut all = named_in::<assessment::Entity>(tx, &[assessment::Column::OrganisationId], organisations).await?;
    all.extend(named_in::<figure::Entity>(tx, &[figure::Column::OrganisationId], organisations).await?);
    for some in organisations.chunks(AT_ONCE) {
        let partners = some.iter().map(|id| lists(assessment::Column::Partners, *id));
        let find = tx.whole::<assessment::Entity>().filter(partners.fold(Condition::any(), Condition::add));
        let named = find.all().await?.into_iter().flat_map(|one| ids(&one.partners));
        all.extend(named.filter(|id| some.contains(id)));
    }
    Ok(all)
}
