/// Every system that can be chosen with `use`.
public enum Catalogue {
  /// In the order in which they are listed.
  public static let systems: [ReplicationSystem] = [
    .postgresql, .mysql, .mariadb, .mongodb, .kafka, .redis,
  ]

  /// The word that goes back to the language's own rules and words.
  public static let generic = "generic"

  /// The number of the system of that name among `systems`, in whatever case.
  public static func index(of name: String) -> Int? {
    systems.firstIndex { $0.name == name.lowercased() }
  }
}
