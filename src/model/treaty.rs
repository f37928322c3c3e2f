//! A State's position towards an instrument (sections 1.4 and 4.2 of the method).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Basis, Confidence, ElementId, InstrumentId, LegalDate, SourceId, Tri, closed_list};

closed_list! {
    /// How a State consented to be bound.
    TreatyAction, "treaty action" {
        /// Ratification.
        Ratification = "ratification",
        /// Accession.
        Accession = "accession",
        /// Acceptance.
        Acceptance = "acceptance",
        /// Approval.
        Approval = "approval",
        /// Succession to a predecessor's consent.
        Succession = "succession",
        /// Extension to a territory by the State responsible for it, as for Hong Kong and Macau.
        Extension = "extension",
        /// Looked up: no consent to be bound.
        None = "none",
    }
}

closed_list! {
    /// What a reservation touches.
    ReservationKind, "kind of reservation" {
        /// Settlement of disputes; never touches an element.
        Dispute = "dispute",
        /// A duty of substance; its elements leave the mandatory ratio.
        Substance = "substance",
        /// The territory to which the treaty applies.
        Territorial = "territorial",
    }
}

/// A reservation. Declarations and understandings have their own list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reservation {
    /// Article and paragraph, for example `15(2)`.
    pub article: String,
    /// What it says, in own words.
    pub summary: String,
    /// What it touches.
    pub kind: ReservationKind,
    /// The elements reserved. Needed when the kind is substance.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elements: Vec<ElementId>,
    /// The day it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_on: Option<LegalDate>,
}

/// A declaration or understanding, carried as a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Declaration {
    /// What it says, in own words.
    pub summary: String,
    /// Article and paragraph it refers to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// Elements it is shown with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elements: Vec<ElementId>,
}

closed_list! {
    /// A notice that a treaty asks a State to give, named by its article.
    NotificationKey, "notification" {
        /// Group involvement or an overt act is required (UNTOC 5(3)).
        Untoc5_3 = "untoc.5.3",
        /// Laundering laws furnished (UNTOC 6(2)(d)).
        Untoc6_2d = "untoc.6.2d",
        /// Confiscation laws furnished (UNTOC 13(5)).
        Untoc13_5 = "untoc.13.5",
        /// The Convention as basis for extradition (UNTOC 16(5)).
        Untoc16_5 = "untoc.16.5",
        /// Central authority (UNTOC 18(13)).
        Untoc18_13 = "untoc.18.13",
        /// Languages for requests (UNTOC 18(14)).
        Untoc18_14 = "untoc.18.14",
        /// Prevention authority (UNTOC 31(6)).
        Untoc31_6 = "untoc.31.6",
        /// Authority for requests at sea (SoM 8(6)).
        Som8_6 = "som.8.6",
    }
}

/// A notice given to the depositary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notification {
    /// Which notice.
    pub key: NotificationKey,
    /// Whether it was given.
    pub done: Tri,
    /// The authority named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// The day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<LegalDate>,
}

/// A State's position towards one instrument, as far as known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TreatyStatus {
    /// The instrument.
    pub instrument: InstrumentId,
    /// Day of signature. Leave out when the State did not sign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature_date: Option<LegalDate>,
    /// How it consented to be bound, or `none`.
    pub action: TreatyAction,
    /// Day of that action.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action_date: Option<LegalDate>,
    /// Day from which the instrument binds the State.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect_date: Option<LegalDate>,
    /// Reservations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reservations: Vec<Reservation>,
    /// Declarations and understandings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declarations: Vec<Declaration>,
    /// Notices to the depositary.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notifications: Vec<Notification>,
    /// Territorial exclusion or federal declaration, shown in the header of every report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub territorial_note: Option<String>,
    /// The source, one of the file's.
    pub source: SourceId,
    /// Overrides the source's basis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Overrides the confidence that follows from the basis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// The day on which the depositary's list said so; reports show its age after a year.
    pub as_of: LegalDate,
    /// What another source says instead, and which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disputed: Option<String>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
