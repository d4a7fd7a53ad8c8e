//! Message keys of what pairs and answers say.

use overlaps::{Class, Reason};

use super::model::Said;

pub fn class_key(class: Class) -> &'static str {
    match class {
        Class::Identical => "overlaps-class-identical",
        Class::Revised => "overlaps-class-revised",
        Class::FunderAndImplementer => "overlaps-class-funder",
        Class::Overlap => "overlaps-class-overlap",
        Class::Complementary => "overlaps-class-complementary",
    }
}

pub fn said_key(said: Said) -> &'static str {
    match said {
        Said::Coordinated => "overlaps-said-coordinated",
        Said::None => "overlaps-said-none",
        Said::WillChange => "overlaps-said-will-change",
    }
}

pub fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::SameReport => "overlaps-reason-same-report",
        Reason::FewFacts => "overlaps-reason-few-facts",
        Reason::FiguresDiffer => "overlaps-reason-figures-differ",
        Reason::CountsOn => "overlaps-reason-counts-on",
        Reason::OneNamesTheOther => "overlaps-reason-one-names-the-other",
        Reason::OneNamesAFunder => "overlaps-reason-one-names-a-funder",
        Reason::SameFigures => "overlaps-reason-same-figures",
        Reason::SameSite => "overlaps-reason-same-site",
        Reason::OtherSite => "overlaps-reason-other-site",
        Reason::SamePlace => "overlaps-reason-same-place",
        Reason::SameDistrict => "overlaps-reason-same-district",
        Reason::WholeGovernorate => "overlaps-reason-whole-governorate",
        Reason::WholeCountry => "overlaps-reason-whole-country",
        Reason::SameActivity => "overlaps-reason-same-activity",
        Reason::LikeActivity => "overlaps-reason-like-activity",
        Reason::SameSubsector => "overlaps-reason-same-subsector",
        Reason::ActivityUnknown => "overlaps-reason-activity-unknown",
        Reason::OtherActivity => "overlaps-reason-other-activity",
        Reason::OtherModality => "overlaps-reason-other-modality",
        Reason::SameGroups => "overlaps-reason-same-groups",
        Reason::SomeGroups => "overlaps-reason-some-groups",
        Reason::GroupsUnknown => "overlaps-reason-groups-unknown",
        Reason::OtherGroups => "overlaps-reason-other-groups",
        Reason::AllDays => "overlaps-reason-all-days",
        Reason::SomeDays => "overlaps-reason-some-days",
        Reason::NoEnd => "overlaps-reason-no-end",
        Reason::DoneJointly => "overlaps-reason-done-jointly",
        Reason::CoordinatedBefore => "overlaps-reason-coordinated-before",
        Reason::OftenNone => "overlaps-reason-often-none",
    }
}
