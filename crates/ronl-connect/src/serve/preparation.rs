//! What only a first start has to do, done before anything is served.

use std::os::unix::process::CommandExt;
use std::process::Command;
use std::sync::Arc;

use search::{Follower, SearchIndex};
use taxonomy::Taxonomy;

use super::demonstration;
use crate::Failure;
use crate::platform::{Platform, installation_name};

/// Fills the demonstration's database and builds what is not there yet, and gives the taxonomy to serve with. After
/// such work the program begins anew: the memory that the work took would stay with the process as long as it serves.
///
/// # Errors
/// When the database refuses or the index cannot be written.
pub fn prepare(platform: &Platform, demo: bool) -> Result<Arc<Taxonomy>, Failure> {
    let folder = platform.settings.taxonomy_folder();
    let kept = Taxonomy::open_kept(folder);
    let was_kept = kept.is_some();
    let taxonomy = kept.unwrap_or_else(|| Taxonomy::open(folder));
    let was_filled = demo && demonstration::fill(platform)?;
    if was_filled {
        fill_index(platform, &taxonomy)?;
    }
    // In a folder that cannot be written it would be built again at every beginning.
    let was_built = !was_kept && Taxonomy::open_kept(folder).is_some();
    if was_filled || was_built {
        begin_anew();
    }
    Ok(taxonomy)
}

fn fill_index(platform: &Platform, taxonomy: &Arc<Taxonomy>) -> Result<(), Failure> {
    let name = installation_name(&platform.db, &platform.generator, &platform.clock)?;
    let index = SearchIndex::open(&platform.settings.data, Arc::clone(taxonomy), &name)?;
    Follower::catch_up_blocking(&index, &platform.db, &platform.clock)?;
    Ok(())
}

/// Replaces this process by the same program, asked the same; its number stays. Comes back only when that cannot be
/// done, and then this process serves.
fn begin_anew() {
    let mut arguments = std::env::args_os();
    let name = arguments.next();
    let Ok(program) = std::env::current_exe() else { return };
    let mut command = Command::new(program);
    if let Some(name) = name {
        command.arg0(name);
    }
    let error = command.args(arguments).exec();
    tracing::warn!(%error, "the program could not begin anew and keeps the memory of its first start");
}
