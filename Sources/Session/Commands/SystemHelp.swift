import Systems

/// What `.help systems` and `.help kafka` tell.
enum SystemHelp {
  static let topic = "systems"

  /// A line of help, and how far it is set in.
  struct Line {
    var text: String
    var indent: Int

    init(_ text: String, indent: Int = 0) {
      self.text = text
      self.indent = indent
    }
  }

  /// The systems, and what they call the same things.
  static var overview: [Line] {
    var lines = [Line("Systems that `use` takes over; `.help NAME` tells more about one")]
    for system in Catalogue.systems {
      lines.append(
        Line("\(system.name): versions \(system.versions.joined(separator: ", "))", indent: 2))
    }
    lines.append(Line("What they call the same things"))
    for row in Glossary.rows {
      lines.append(Line(row.idea, indent: 2))
      for (name, words) in zip(Glossary.systems, row.words) {
        lines.append(Line("\(name): \(words)", indent: 4))
      }
    }
    return lines
  }

  /// What the systems that have a parameter of that name say of it.
  static func lines(onParameter name: String) -> [Line] {
    Catalogue.systems.flatMap { system -> [Line] in
      guard let number = system.index(of: name) else { return [] }
      let parameter = system.parameters[number]
      let value = parameter.defaultValue.isEmpty ? "empty" : parameter.defaultValue
      return [
        Line("\(parameter.name) of \(system.title) (default \(value))"),
        Line(parameter.meaning, indent: 2),
      ]
    }
  }

  /// One system: its words, its parameters and what of it is not modelled.
  static func lines(on number: Int) -> [Line] {
    let system = Catalogue.systems[number]
    var lines = [
      Line("use \(system.name) [\(system.versions.joined(separator: " | "))]"),
      Line(
        "\(system.title): a \(system.words.leader) and its \(system.words.followers), "
          + "\(system.words.position)s and \(system.words.epoch)s.", indent: 2),
    ]
    for note in system.notes { lines.append(Line(note, indent: 2)) }
    lines.append(Line("parameters:", indent: 2))
    for parameter in system.parameters {
      let value = parameter.defaultValue.isEmpty ? "empty" : parameter.defaultValue
      lines.append(
        Line("\(parameter.name) (default \(value)): \(parameter.meaning)", indent: 4))
    }
    if !system.unmodelled.isEmpty {
      let names = system.unmodelled.map(\.name).joined(separator: ", ")
      lines.append(Line("not modelled: " + names, indent: 2))
    }
    return lines
  }
}
