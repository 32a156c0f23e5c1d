"""How much each feature speaks for (positive) or against (negative) a line being the article.

Log-odds of a logistic regression (L2 penalty 10), rounded; they add up. It was fitted offline to
181 hand-marked pages of many sites, from scrapinghub/article-extraction-benchmark (MIT), and to
crops of them: the article with a few lines around it, and with its first paragraphs only. A line
weighs as the square root of its words over that of its page's words.
"""

WEIGHTS: dict[str, float] = {
    "under a colon": 3.0,
    "sentences just after": 2.1,
    "sentences just before": 1.9,
    "no letters": 1.9,
    "begins with a dash": 1.8,
    "ends a sentence": 1.4,
    "ends in a colon": 1.3,
    "sentences before": 1.1,
    "40 words or more": 1.0,
    "on the subject": 0.9,
    "tells who said it": 0.9,
    "list item": 0.5,
    "begins small": 0.3,
    "speaks to the reader": 0.3,
    "begins with a quotation mark": 0.3,
    "20-39 words": 0.1,
    "sentences after": 0.1,
    "4-6 words": -0.1,
    "repeated": -0.2,
    "stop words": -0.2,
    "7-9 words": -0.3,
    "is cut off": -0.3,
    "marks of the end above": -0.3,
    "sentence after an opener": -0.3,
    "between sentences": -0.3,
    "short amid sentences": -0.3,
    "capital letters": -0.8,
    "10-19 words": -0.8,
    "holds a bar": -1.0,
    "under an opener": -1.1,
    "byline": -1.2,
    "above a credit": -1.4,
    "date line": -1.7,
    "1-3 words": -1.8,
    "line": -1.9,
    "whole line is furniture": -1.9,
    "holds furniture": -2.0,
    "begins as furniture": -2.4,
    "caption": -2.9,
    "below the comments' heading": -3.7,
}
