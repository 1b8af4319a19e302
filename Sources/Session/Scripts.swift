public import Syntax

extension Session {
  /// Checks a whole text and then runs it, keeping apart what each statement said. It goes on after
  /// a check that failed.
  public mutating func perform(
    _ source: SourceText, files: Files, interrupted: @escaping () -> Bool
  ) -> Run {
    var run = beginRun()
    var loader = Loader(files: files, root: Paths.folder(of: source.name))
    guard let program = loader.load(source) else {
      run.complaints = loader.problems
      run.status = loader.status
      return run
    }
    var speaker = Speaker(
      voice: voice, library: loader.library, source: source, keepGoing: true,
      notesPieces: true, output: { _ in }, interrupted: interrupted)
    let ending = speaker.run(program, on: &past.present)
    run.pieces += speaker.pieces
    run.status = speaker.status(after: ending)
    if case .mistake(let mistake) = ending {
      run.isMistake = true
      run.complaints.append(Complaint(mistake, in: speaker.source))
    }
    return run
  }
}
