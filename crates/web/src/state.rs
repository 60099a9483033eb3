//! What every request shares.

use std::sync::Arc;

use account::Generator;
use account::signed_link::LinkKey;
use database::{Clock, Db};
use locale::Catalog;
use search::SearchIndex;
use taxonomy::Taxonomy;

use crate::WebSettings;
use crate::assets::Assets;
use crate::figures::KeptFigures;
use crate::limits::Limits;
use crate::security::FormKey;

/// What every request shares; made once, passed in, never global.
pub struct AppState {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// Codes and tokens.
    pub generator: Generator,
    /// All texts.
    pub catalog: Catalog,
    /// Styles, scripts, images.
    pub assets: Assets,
    /// Sectors, products and what they are called.
    pub taxonomy: Arc<Taxonomy>,
    /// The index of published profiles.
    pub search: SearchIndex,
    /// Signs and checks the links in mails.
    pub link_key: LinkKey,
    /// What the operator decided.
    pub settings: WebSettings,
    /// Request limits per address.
    pub limits: Limits,
    /// How much the offices have to show.
    pub figures: Arc<KeptFigures>,
    /// Makes and checks the tokens of forms.
    pub form_key: FormKey,
}
