//! Whether the Liquid blocks of a text balance.

use std::ops::Range;

use super::part::{Fault, FaultKind};
use super::repair::edit;
use super::vocabulary::Block;
use crate::order;

/// The Liquid blocks of a text, as far as it is read.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// Those that are open, outermost first.
    open: Vec<Opened>,
    /// How many of each kind are open.
    counts: [usize; Block::ALL.len()],
    /// Those that never end.
    unended: Vec<Opened>,
    /// The ends that have no beginning.
    strays: Vec<Stray>,
}

#[derive(Debug)]
struct Opened {
    block: Block,
    at: usize,
    /// Where its end belongs: before the end of the block around it.
    end_at: Option<usize>,
}

#[derive(Debug)]
struct Stray {
    block: Block,
    tag: Range<usize>,
    name: Range<usize>,
}

impl Blocks {
    /// A block begins with the tag at `at`.
    pub(super) fn begin(&mut self, block: Block, at: usize) {
        *self.count(block) += 1;
        self.open.push(Opened { block, at, end_at: None });
    }

    /// A block ends with this tag.
    pub(super) fn end(&mut self, block: Block, tag: Range<usize>, name: Range<usize>) {
        if *self.count(block) == 0 {
            self.strays.push(Stray { block, tag, name });
            return;
        }
        while let Some(opened) = self.open.pop() {
            *self.count(opened.block) -= 1;
            if opened.block == block {
                return;
            }
            self.unended.push(Opened { end_at: Some(tag.start), ..opened });
        }
    }

    /// A block begins and is known never to end.
    pub(super) fn never_ends(&mut self, block: Block, at: usize) {
        self.unended.push(Opened { block, at, end_at: None });
    }

    /// Whether one of these blocks is open.
    pub(super) fn is_in(&mut self, blocks: &[Block]) -> bool {
        blocks.iter().any(|block| *self.count(*block) > 0)
    }

    /// The blocks that never end and the ends without beginning, in a text of that length. A wrong end behind a block
    /// that never ends is one cause with it.
    pub(super) fn finish(&mut self, length: usize) -> Vec<Fault> {
        let mut unended = std::mem::take(&mut self.unended);
        unended.append(&mut self.open);
        order::sort_by_key(&mut unended, |opened| opened.at);
        let mut strays = std::mem::take(&mut self.strays).into_iter().peekable();
        let mut faults = Vec::new();
        let mut waiting: Vec<Opened> = Vec::new();
        for opened in unended {
            while let Some(stray) = strays.next_if(|stray| stray.tag.start < opened.at) {
                faults.push(settled(&mut waiting, stray));
            }
            waiting.push(opened);
        }
        faults.extend(strays.map(|stray| settled(&mut waiting, stray)));
        faults.extend(waiting.into_iter().map(|opened| {
            let end = format!("{{% end{} %}}", opened.block.name());
            let at = opened.end_at.unwrap_or(length);
            let title = format!("Add \"{end}\"");
            Fault::new(FaultKind::UnbalancedTag, opened.at..opened.at + 2).perhaps(title, edit(at..at, end))
        }));
        faults
    }

    /// How many blocks of a kind are open.
    fn count(&mut self, block: Block) -> &mut usize {
        let [of_if, unless, case, of_for, tablerow, raw, comment] = &mut self.counts;
        match block {
            Block::If => of_if,
            Block::Unless => unless,
            Block::Case => case,
            Block::For => of_for,
            Block::Tablerow => tablerow,
            Block::Raw => raw,
            Block::Comment => comment,
        }
    }
}

/// The fault of an end without beginning, together with the block that it was meant for.
fn settled(waiting: &mut Vec<Opened>, stray: Stray) -> Fault {
    let is_meant = |opened: &mut Opened| opened.end_at.is_none() || opened.block == stray.block;
    let Some(opened) = waiting.pop_if(is_meant) else {
        return Fault::new(FaultKind::UnbalancedTag, stray.tag.start..stray.tag.start + 2)
            .perhaps("Remove this tag", edit(stray.tag, ""));
    };
    let fault = Fault::new(FaultKind::UnbalancedTag, opened.at..opened.at + 2);
    let end = format!("end{}", opened.block.name());
    match opened.end_at {
        Some(at) => {
            let tag = format!("{{% {end} %}}");
            fault.perhaps("End the inner block first", vec![(at..at, tag), (stray.tag, String::new())])
        }
        None => fault.perhaps(format!("Write \"{end}\""), edit(stray.name, end)),
    }
}
