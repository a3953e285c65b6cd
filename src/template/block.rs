//! Whether the Liquid blocks of a text balance.

use std::ops::Range;

use super::part::{Fault, FaultKind};
use super::repair::edit;
use super::vocabulary::Block;

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
}

#[derive(Debug)]
struct Stray {
    tag: Range<usize>,
    name: Range<usize>,
}

impl Blocks {
    /// A block begins with the tag at `at`.
    pub(super) fn begin(&mut self, block: Block, at: usize) {
        *self.count(block) += 1;
        self.open.push(Opened { block, at });
    }

    /// A block ends with this tag.
    pub(super) fn end(&mut self, block: Block, tag: Range<usize>, name: Range<usize>) {
        if *self.count(block) == 0 {
            self.strays.push(Stray { tag, name });
            return;
        }
        while let Some(opened) = self.open.pop() {
            *self.count(opened.block) -= 1;
            if opened.block == block {
                return;
            }
            self.unended.push(opened);
        }
    }

    /// A block begins and is known never to end.
    pub(super) fn never_ends(&mut self, block: Block, at: usize) {
        self.unended.push(Opened { block, at });
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
        unended.sort_by_key(|opened| opened.at);
        let mut strays = std::mem::take(&mut self.strays).into_iter().peekable();
        let mut faults = Vec::new();
        let mut waiting: Vec<Opened> = Vec::new();
        let mut settle = |waiting: &mut Vec<Opened>, stray: Stray| {
            faults.push(match waiting.pop() {
                Some(opened) => {
                    let end = format!("end{}", opened.block.name());
                    let title = format!("Write \"{end}\"");
                    Fault::new(FaultKind::UnbalancedTag, opened.at..opened.at + 2).perhaps(title, edit(stray.name, end))
                }
                None => Fault::new(FaultKind::UnbalancedTag, stray.tag.start..stray.tag.start + 2)
                    .perhaps("Remove this tag", edit(stray.tag, "")),
            });
        };
        for opened in unended {
            while let Some(stray) = strays.next_if(|stray| stray.tag.start < opened.at) {
                settle(&mut waiting, stray);
            }
            waiting.push(opened);
        }
        strays.for_each(|stray| settle(&mut waiting, stray));
        for opened in waiting {
            let end = format!("{{% end{} %}}", opened.block.name());
            let title = format!("Add \"{end}\" at the end");
            let fault = Fault::new(FaultKind::UnbalancedTag, opened.at..opened.at + 2);
            faults.push(fault.perhaps(title, edit(length..length, end)));
        }
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
