//! Multinomial logistic regression by stochastic gradient descent (`AdaGrad`), thinned to the weights that matter.

use policy_checker::classify::training::{Groups, softmax};

use crate::corpus::{Corpus, Sample};
use crate::random::Random;

/// The trained weights, one row a feature and one column a group.
pub(crate) struct Model {
    weights: Vec<f32>,
    /// Bias of each group.
    pub(crate) biases: Vec<f32>,
    groups: usize,
}

/// Passes over all samples before the model is thinned, and after.
const PASSES: [u16; 2] = [8, 6];
/// Weights that are kept.
const KEPT: usize = 24_000;
const RATE: f32 = 0.5;
const DECAY: f32 = 1e-3;
/// Keeps the first steps of `AdaGrad` small.
const START: f32 = 0.05;
const SEED: u64 = 47_542_017;

impl Model {
    /// Trains on a corpus.
    pub(crate) fn train(corpus: &Corpus) -> Self {
        let groups = Groups::bundled().count();
        let mut model = Self {
            weights: vec![0.0; corpus.names.len() * groups],
            biases: vec![0.0; groups],
            groups,
        };
        let mut random = Random::new(SEED);
        let mut order: Vec<usize> = (0..corpus.samples.len()).collect();
        let mut done: u16 = 0;
        for (stage, passes) in PASSES.into_iter().enumerate() {
            let mut steps = Steps::new(&model);
            for _ in 0..passes {
                for at in (1..order.len()).rev() {
                    order.swap(at, random.below(at + 1));
                }
                let rate = RATE / (1.0 + f32::from(done));
                done += 1;
                for sample in order.iter().filter_map(|at| corpus.samples.get(*at)) {
                    model.learn(sample, rate, stage > 0, &mut steps);
                }
            }
            if stage == 0 {
                model.thin(&frequencies(corpus));
            }
        }
        model
    }

    /// The weights of each feature in turn.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.weights.chunks_exact(self.groups)
    }

    /// One step; a thinned model keeps its zeros.
    fn learn(&mut self, sample: &Sample, rate: f32, thinned: bool, steps: &mut Steps) {
        let gradient = self.gradient(sample);
        for ((bias, sum), slope) in self.biases.iter_mut().zip(&mut steps.biases).zip(&gradient) {
            *sum += slope * slope;
            *bias -= rate * slope / sum.sqrt();
        }
        for (place, value) in &sample.features {
            let row = place * self.groups..(place + 1) * self.groups;
            let (Some(weights), Some(sums)) =
                (self.weights.get_mut(row.clone()), steps.weights.get_mut(row))
            else {
                continue;
            };
            for ((weight, sum), slope) in weights.iter_mut().zip(sums).zip(&gradient) {
                if thinned && *weight == 0.0 {
                    continue;
                }
                let slope = slope * value + DECAY * *weight;
                if slope.abs() > 1e-6 {
                    *sum += slope * slope;
                    *weight -= rate * slope / sum.sqrt();
                }
            }
        }
    }

    fn gradient(&self, sample: &Sample) -> Vec<f32> {
        let mut scores: Vec<f64> = self.biases.iter().map(|bias| f64::from(*bias)).collect();
        for (place, value) in &sample.features {
            let row = self
                .weights
                .get(place * self.groups..(place + 1) * self.groups)
                .unwrap_or_default();
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += f64::from(value * weight);
            }
        }
        softmax(&mut scores);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "shares between 0 and 1, where single precision is enough"
        )]
        let mut gradient: Vec<f32> = scores.iter().map(|share| *share as f32).collect();
        for (group, share) in &sample.label {
            if let Some(slope) = gradient.get_mut(*group) {
                *slope -= share;
            }
        }
        for slope in &mut gradient {
            *slope *= sample.weight;
        }
        gradient
    }

    /// Sets all but the weights that matter most to zero: large ones, and those that texts meet often.
    fn thin(&mut self, frequencies: &[f32]) {
        let sizes: Vec<f32> = self
            .weights
            .chunks_exact(self.groups)
            .zip(frequencies)
            .flat_map(|(row, frequency)| {
                let scale = frequency.sqrt();
                row.iter().map(move |weight| weight.abs() * scale)
            })
            .collect();
        let at = sizes.len().saturating_sub(KEPT);
        if at == 0 {
            return;
        }
        let mut order = sizes.clone();
        let (_, least, _) = order.select_nth_unstable_by(at, f32::total_cmp);
        let least = *least;
        for (weight, size) in self.weights.iter_mut().zip(sizes) {
            if size < least {
                *weight = 0.0;
            }
        }
    }
}

/// How much of all samples each feature is.
fn frequencies(corpus: &Corpus) -> Vec<f32> {
    let mut frequencies = vec![0.0; corpus.names.len()];
    for sample in &corpus.samples {
        for (place, value) in &sample.features {
            if let Some(sum) = frequencies.get_mut(*place) {
                *sum += sample.weight * value * value;
            }
        }
    }
    frequencies
}

/// Sums of squared slopes, which shorten the steps of weights that have moved far.
struct Steps {
    weights: Vec<f32>,
    biases: Vec<f32>,
}

impl Steps {
    fn new(model: &Model) -> Self {
        Self { weights: vec![START; model.weights.len()], biases: vec![START; model.biases.len()] }
    }
}
