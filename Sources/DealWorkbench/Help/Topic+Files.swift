import DealLanguage
import DealPage
import DealReports

/// What leaves the prompt: pictures and files.
extension Topic {
  static let pictures = Topic(
    name: "pictures", summary: "Pictures are drawn in the terminal, or written to a file.",
    lines: [
      "plot draws what changes over time, ranges, lists and tables; several series go into one picture, with commas.",
      "as says the form, else what fits is taken: \(PlotForm.allCases.map(\.rawValue).joined(separator: ", ")).",
      "timeline draws when deals, rollouts, rights and milestones begin and end; tornado which ranges move an answer most; flows who pays whom.",
      "from and until cut out a stretch of time, titled gives plot and timeline a title of your own.",
      "to and the name of a file writes the picture there, such as capacity.svg or capacity.vl.json; help files tells of all formats.",
    ],
    examples: [
      "plot openai_aws.capacity until 2027",
      "plot openai_aws.spend by year as bars titled \"Spending\"",
      "plot openai_aws.value / (5 to 9 years)", "timeline openai from 2025-11 until 2027",
      "tornado openai_aws.value / (5 to 9 years)", "plot openai_aws.capacity to \"capacity.svg\"",
    ],
    mistakes: ["plot openai_aws.capacity as histogram"])

  static let files = Topic(
    name: "files",
    summary: "Answers, tables, pictures and reports go to files, and rows are read from them.",
    lines: [
      "to and a name in quotes behind a question such as list, plot or compare writes its answer there; export writes any value, export deals all that is listed of deals.",
      "report writes one page for readers about deals: answers, pictures, assumptions, conflicts, sources and the script.",
      "The end of the name says the format:",
    ] + FileFormat.all.map { "  \($0.extensions.joined(separator: " ")): \($0.summary)" } + [
      "A file that is there already is kept, unless overwrite is added.",
      "A script writes only in the folder in which deal was started, and below; what is typed writes anywhere. Scripts that are looked over with deal check write nothing.",
      "In a shell: deal -O FORMAT writes all answers in a format, deal -o FILE to a file, deal export FILE.deal -o FILE what a script states, all of it or --what deals.",
      "A CSV file is read row by row, as are the files that export writes: use \"deals.csv\" as deals; help csv tells more. A script is read with use or open, and written with save; record writes the session.",
    ],
    examples: [
      "export deals to \"deals.csv\"", "list deals to \"deals.md\" overwrite",
      "report \"OpenAI and AWS\" asking openai_aws.cost_per_gpu_hour to \"report.html\"",
      "use \"announced.csv\" as deals ignoring rank",
    ],
    mistakes: ["export deals to \"deals.doc\"", "list deals to \"announced.csv\""])
}
