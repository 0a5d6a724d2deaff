import EventLog
public import TouchContent

extension Survey {
  /// Every text with its path in the document.
  public var texts: [(path: String, text: LocalizedText)] {
    var texts = [(path: "title", text: title)]
    for (index, question) in questions.enumerated() {
      let path = "questions[\(index)]"
      texts.append(("\(path).text", question.text))
      if let low = question.low { texts.append(("\(path).low", low)) }
      if let high = question.high { texts.append(("\(path).high", high)) }
      for (number, choice) in question.choices.enumerated() {
        texts.append(("\(path).choices[\(number)].label", choice.label))
      }
    }
    texts.append(("thanks", thanks))
    for (index, rule) in thanksWhen.enumerated() {
      texts.append(("thanksWhen[\(index)].text", rule.text))
      if let link = rule.link { texts.append(("thanksWhen[\(index)].link.label", link.label)) }
    }
    return texts
  }

  /// Every merge field with the path of the text that it stands in.
  public var mergeFields: [(path: String, field: MergeField)] {
    texts.flatMap { path, text in text.all.flatMap(\.fields).map { (path, $0) } }
  }
}
