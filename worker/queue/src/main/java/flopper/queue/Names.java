package flopper.queue;

/** What a queue is called in Kafka. */
record Names(String topic, String group, String deadLetters) {

    private static final String PREFIX = "flopper.";

    /** What the names of all dead-letter topics begin with; the queue's follows. */
    static final String DEAD_LETTER_PREFIX = "dlq." + PREFIX;

    static Names of(String queue) {
        String topic = PREFIX + queue;
        return new Names(topic, topic, DEAD_LETTER_PREFIX + queue);
    }
}
