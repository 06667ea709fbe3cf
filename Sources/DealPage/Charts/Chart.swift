/// A picture as a value: what is shown, in numbers and words; the writers decide how it is drawn.
package struct Chart: Hashable, Sendable {
  package enum Form: Hashable, Sendable {
    case curves(Curves)
    case bars(Bars)
    case histogram(Histogram)
    case timeline(Timeline)
    case tornado(Swings)
    case flows(Payments)
  }

  package var title: String
  /// The picture told in one or two sentences, for those who do not see it.
  package var description: String
  package var form: Form

  package init(_ title: String, description: String, _ form: Form) {
    self.title = title
    self.description = description
    self.form = form
  }
}

/// A direction of a picture. Whoever makes it has written the labels, because they know the units and
/// the calendar; a writer takes the finest level whose labels have room.
package struct Axis: Hashable, Sendable {
  /// A place with a label.
  package struct Tick: Hashable, Sendable {
    package var value: Double
    package var label: String
    package init(_ value: Double, _ label: String) {
      self.value = value
      self.label = label
    }
  }

  /// What is measured and in which unit, such as `spend ($B per quarter)`; empty for dates.
  package var title: String
  /// The ends of what is drawn; of dates the number of the day.
  package var lower: Double
  package var upper: Double
  /// Ticks from the finest level to the coarsest, each in rising order.
  package var levels: [[Tick]]
  /// Whether the values are numbers of days since 1970-01-01.
  package var isDates: Bool

  package init(
    _ title: String, from lower: Double, to upper: Double, levels: [[Tick]], isDates: Bool = false
  ) {
    self.title = title
    self.lower = lower
    self.upper = upper
    self.levels = levels
    self.isDates = isDates
  }
}

/// Series over an axis: lines, areas that may be stacked, and bands of what is uncertain.
package struct Curves: Hashable, Sendable {
  package enum Shape: UInt8, Hashable, Sendable {
    /// Straight from point to point.
    case line
    /// As far as the next point at the height of this one: what holds during a period.
    case steps
    /// As `steps`, filled down to the axis, one series upon the other.
    case area
  }

  package struct Point: Hashable, Sendable {
    package var across: Double
    /// The height; none where nothing is known, which is a gap.
    package var up: Double?
    /// The ends of the band where the height is uncertain.
    package var band: Band?
    package init(_ across: Double, _ up: Double?, band: Band? = nil) {
      self.across = across
      self.up = up
      self.band = band
    }
  }

  package struct Band: Hashable, Sendable {
    package var lower: Double
    package var upper: Double
    package init(_ lower: Double, _ upper: Double) {
      self.lower = lower
      self.upper = upper
    }
  }

  package struct Series: Hashable, Sendable {
    package var name: String
    package var points: [Point]
    package init(_ name: String, _ points: [Point]) {
      self.name = name
      self.points = points
    }
  }

  package var shape: Shape
  package var across: Axis
  package var up: Axis
  package var series: [Series]

  package init(_ shape: Shape, across: Axis, up: Axis, series: [Series]) {
    self.shape = shape
    self.across = across
    self.up = up
    self.series = series
  }
}

/// Values under names: one bar for each, or for each a group with one bar for every series.
package struct Bars: Hashable, Sendable {
  package struct Value: Hashable, Sendable {
    /// None where nothing is known.
    package var value: Double?
    /// The value with its unit, as it is written beside the bar.
    package var text: String
    package var band: Curves.Band?
    package init(_ value: Double?, _ text: String, band: Curves.Band? = nil) {
      self.value = value
      self.text = text
      self.band = band
    }
  }

  package struct Group: Hashable, Sendable {
    package var name: String
    /// One for each series.
    package var values: [Value]
    package init(_ name: String, _ values: [Value]) {
      self.name = name
      self.values = values
    }
  }

  package var axis: Axis
  /// The names of the series; one without a name if there is no more than one.
  package var series: [String]
  package var groups: [Group]

  package init(axis: Axis, series: [String], groups: [Group]) {
    self.axis = axis
    self.series = series
    self.groups = groups
  }
}

/// How often values fall between bounds.
package struct Histogram: Hashable, Sendable {
  package struct Bin: Hashable, Sendable {
    package var lower: Double
    package var upper: Double
    /// The part of all values, from 0 to 1.
    package var share: Double
    package init(_ lower: Double, _ upper: Double, share: Double) {
      self.lower = lower
      self.upper = upper
      self.share = share
    }
  }

  /// A value worth a line, such as the median.
  package struct Mark: Hashable, Sendable {
    package var value: Double
    package var label: String
    package init(_ value: Double, _ label: String) {
      self.value = value
      self.label = label
    }
  }

  package var axis: Axis
  package var bins: [Bin]
  package var marks: [Mark]

  package init(axis: Axis, bins: [Bin], marks: [Mark]) {
    self.axis = axis
    self.bins = bins
    self.marks = marks
  }
}

/// What happens when: spans and single days in rows under dates.
package struct Timeline: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    case deal, rollout, right, milestone, announcement
  }

  package struct Span: Hashable, Sendable {
    /// The first day and the day behind the last one.
    package var from: Double
    package var until: Double
    /// Whether it goes on beyond what is drawn or nobody said how long.
    package var isOpen: Bool
    package init(from: Double, until: Double, isOpen: Bool = false) {
      self.from = from
      self.until = until
      self.isOpen = isOpen
    }
  }

  /// A single day, which may be uncertain.
  package struct Mark: Hashable, Sendable {
    package var day: Double
    package var label: String
    package var band: Curves.Band?
    package init(_ day: Double, _ label: String, band: Curves.Band? = nil) {
      self.day = day
      self.label = label
      self.band = band
    }
  }

  package struct Row: Hashable, Sendable {
    package var name: String
    package var kind: Kind
    /// What is said behind the name, such as `$38B`.
    package var text: String
    package var spans: [Span]
    package var marks: [Mark]
    package init(_ name: String, _ kind: Kind, text: String, spans: [Span], marks: [Mark] = []) {
      self.name = name
      self.kind = kind
      self.text = text
      self.spans = spans
      self.marks = marks
    }
  }

  package var axis: Axis
  package var rows: [Row]
  /// The day that today stands for, where it is drawn.
  package var today: Double?

  package init(axis: Axis, rows: [Row], today: Double?) {
    self.axis = axis
    self.rows = rows
    self.today = today
  }
}

/// How far an answer swings with each input, the widest first.
package struct Swings: Hashable, Sendable {
  package struct Swing: Hashable, Sendable {
    package var name: String
    /// The answer where the input is low and where it is high.
    package var low: Double
    package var high: Double
    /// The input and the answer at both ends, in words: `50%: $2.10`.
    package var lowText: String
    package var highText: String
    package init(_ name: String, low: Double, high: Double, lowText: String, highText: String) {
      self.name = name
      self.low = low
      self.high = high
      self.lowText = lowText
      self.highText = highText
    }
  }

  package var axis: Axis
  /// The answer with every input in its middle.
  package var middle: Double
  package var swings: [Swing]

  package init(axis: Axis, middle: Double, swings: [Swing]) {
    self.axis = axis
    self.middle = middle
    self.swings = swings
  }
}

/// Who pays whom.
package struct Payments: Hashable, Sendable {
  package struct Payment: Hashable, Sendable {
    /// Places in `parties`.
    package var payer: Int
    package var payee: Int
    package var amount: Double
    package var text: String
    /// Whether the money comes back to its payer over others.
    package var isInCircle: Bool
    package init(payer: Int, payee: Int, amount: Double, text: String, isInCircle: Bool) {
      self.payer = payer
      self.payee = payee
      self.amount = amount
      self.text = text
      self.isInCircle = isInCircle
    }
  }

  package var parties: [String]
  /// The largest first.
  package var payments: [Payment]
  /// Circles as places in `parties`.
  package var circles: [[Int]]

  package init(parties: [String], payments: [Payment], circles: [[Int]]) {
    self.parties = parties
    self.payments = payments
    self.circles = circles
  }
}
