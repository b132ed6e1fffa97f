/** Every figure of a report in one line: what it is, and where the formula comes from. */
export const DEFINITIONS = {
  n: 'labelled records; those that failed are among them and count as wrong',
  accuracy: 'share of labelled records whose value is the label',
  accuracyInterval: '95 % score interval of a share (Wilson 1927); takes records as independent',
  intervals:
    '95 % bootstrap: records (or clusters) drawn with replacement (Efron 1979), percentiles; ece and eceDebiased pivotal (Davison and Hinkley 1997, §5.2). Where every record is right or wrong the interval has no width: read accuracyInterval',
  top3: 'share of records whose label is the value or one of its first two alternatives; null without alternatives',
  macroF1: 'mean F1 over the classes that occur among the labels of the records in question',
  weightedF1: 'mean F1 over classes, weighted by the number of records that have the label',
  perClass: 'precision, recall and F1 are 0 where their denominator is 0 (never predicted, or never a label)',
  ece: 'expected calibration error of the value, 15 bins of equal width (Guo et al. 2017), failed records left out; too large on few records even where confidences are right',
  eceDebiased:
    'the same in bins of equal mass (15, fewer below 300 answers), less the gap that chance alone would show (Kumar, Liang and Ma 2019, ℓ1 estimator), not below 0; null below 20 answers',
  'calibration.rmsDebiased': 'root mean square calibration error, debiased (Kumar, Liang and Ma 2019, definition 4.1)',
  'calibration.brier': 'mean of (confidence − 1 if right, else 0)² of the value (Brier 1950); 0 is best',
  'calibration.bins': 'bins of equal mass, equal confidences never parted; interval: 95 % Wilson of the accuracy',
  confusion: 'cells: every pair of label and value that occurs, the right ones included, failed records left out',
  'riskCoverage.points':
    'answers of at least the threshold’s confidence: coverage is their share of all labelled records, risk the share of wrong ones among them (El-Yaniv and Wiener 2010)',
  'riskCoverage.aurc': 'mean risk over the answers’ own thresholds (Geifman and El-Yaniv 2017); 0 is best',
  'riskCoverage.operatingPoints':
    'what the policy did: records of each action, errors among them, 95 % exact interval (Clopper and Pearson 1934)',
  'riskCoverage.reachable':
    'largest coverage whose observed error is within the budget; optimistic, since the threshold is chosen on the same records',
  'byGroup.gap':
    'accuracy of the best group of at least 70 records less that of this one; interval 95 % bootstrap, lowerBound one-sided 95 %',
  parity:
    'a group exceeds the limit where it has at least 70 records and the lower bound of its gap is above the limit',
  ordered: 'of the records labelled as needing attention: how many were given that label, how many at least the next',
  cost: 'minutes of staff time each way of working takes: wrong × minutesPerWrong + checked × minutesPerCheck + (by hand + found wrong in checking) × minutesPerAppeal; prices under "assumed" are assumptions',
  labelErrors:
    'records off the diagonal of the confident joint (Northcutt, Jiang and Chuang 2021) whose suggestion is surer than their label, by confidence in the label less confidence in the suggestion; labels beyond the alternatives count as 0. A question to a person, not a finding',
  learningCurve:
    'heads fitted anew over the general encoder on a part of the training table (parts nested, fixed seed), scored on these records; 95 % Wilson',
  'comparison.difference':
    'accuracy now less before on the records common to both, 95 % paired bootstrap (percentiles)',
  'comparison.pValue':
    'exact two-sided McNemar test (1947) on the records that only one got right; takes records as independent',
  'comparison.adjusted': 'pValue corrected for the number of fields (Holm 1979); better or worse where below 0.05',
} as const;
