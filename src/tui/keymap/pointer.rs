//! What someone did with the mouse, as the terminal reports it.

/// Something that was done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointerEvent {
    /// What.
    pub kind: PointerKind,
    /// The column and the row of the screen.
    pub at: (u16, u16),
}

/// What can be done with the mouse. Only the left button counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointerKind {
    /// The button was pressed.
    Press,
    /// The mouse was moved while the button was held.
    Drag,
    /// The button was released.
    Release,
    /// The wheel was turned away from the reader.
    WheelUp,
    /// The wheel was turned towards the reader.
    WheelDown,
}

/// Whether the terminal reports the mouse. While it does, it selects text by itself only if Shift is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MouseTracking {
    /// It does.
    #[default]
    On,
    /// It does not.
    Off,
}

impl MouseTracking {
    /// On, if the setting says so.
    #[must_use]
    pub fn on_if(is_set: bool) -> Self {
        if is_set { Self::On } else { Self::Off }
    }

    /// The other one.
    #[must_use]
    pub fn toggled(self) -> Self {
        Self::on_if(self == Self::Off)
    }
}
