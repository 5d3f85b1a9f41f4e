package flopper.queue;

/** What a queue is called in Kafka. */
record Names(String topic, String group, String deadLetters) {

    static Names of(String queue) {
        String topic = "flopper." + queue;
        return new Names(topic, topic, "dlq." + topic);
    }
}
