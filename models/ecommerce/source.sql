-- The shop as it runs today: MySQL 8, as `mysqldump --no-data` writes it.
/*!40101 SET NAMES utf8mb4 */;

CREATE TABLE `users` (
  `id` varchar(16) NOT NULL,
  `username` varchar(40) NOT NULL COMMENT 'in lower case',
  `email` varchar(255) NOT NULL COMMENT 'in lower case',
  `password_hash` varchar(255) NOT NULL,
  `first_name` varchar(80) NOT NULL,
  `last_name` varchar(80) NOT NULL,
  `is_seller` tinyint(1) NOT NULL DEFAULT '0',
  `seller_since` datetime DEFAULT NULL,
  `shop_name` varchar(80) DEFAULT NULL,
  `shop_description` text,
  `wants_newsletter` tinyint(1) NOT NULL DEFAULT '0',
  `created_at` datetime NOT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `users_username` (`username`),
  UNIQUE KEY `users_email` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `categories` (
  `id` varchar(40) NOT NULL,
  `parent_id` varchar(40) DEFAULT NULL,
  `name` varchar(80) NOT NULL,
  `description` varchar(500) NOT NULL,
  `path` varchar(255) NOT NULL COMMENT 'ids from the root down, each followed by a slash',
  `breadcrumb` json NOT NULL COMMENT 'names from the root down',
  `created_at` datetime NOT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `categories_path` (`path`),
  CONSTRAINT `categories_parent` FOREIGN KEY (`parent_id`) REFERENCES `categories` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `products` (
  `id` varchar(16) NOT NULL,
  `seller_id` varchar(16) NOT NULL,
  `category_id` varchar(40) NOT NULL,
  `name` varchar(120) NOT NULL,
  `description` text NOT NULL,
  `price` decimal(10,2) NOT NULL,
  `inventory_quantity` int unsigned NOT NULL DEFAULT '0',
  `image_url` varchar(500) DEFAULT NULL,
  `search_rank` float DEFAULT NULL,
  `created_at` datetime NOT NULL,
  `updated_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `products_price` (`category_id`,`price`),
  FULLTEXT KEY `products_text` (`name`,`description`),
  CONSTRAINT `products_category` FOREIGN KEY (`category_id`) REFERENCES `categories` (`id`),
  CONSTRAINT `products_seller` FOREIGN KEY (`seller_id`) REFERENCES `users` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `orders` (
  `id` varchar(16) NOT NULL,
  `user_id` varchar(16) NOT NULL,
  `status` enum('PENDING','PAID','SHIPPED','DELIVERED','CANCELLED') NOT NULL DEFAULT 'PENDING',
  `total_amount` decimal(12,2) NOT NULL,
  `placed_at` datetime NOT NULL,
  `updated_at` datetime DEFAULT NULL,
  `cancelled_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `orders_of_user` (`user_id`,`placed_at`),
  CONSTRAINT `orders_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `order_items` (
  `order_id` varchar(16) NOT NULL,
  `product_id` varchar(16) NOT NULL,
  `seller_id` varchar(16) NOT NULL COMMENT 'who sold it, even if the product changed hands since',
  `product_name` varchar(120) NOT NULL COMMENT 'as it was called then',
  `unit_price` decimal(10,2) NOT NULL COMMENT 'as it cost then',
  `quantity` int unsigned NOT NULL,
  `line_total` decimal(12,2) GENERATED ALWAYS AS ((`unit_price` * `quantity`)) STORED NOT NULL,
  PRIMARY KEY (`order_id`,`product_id`),
  KEY `order_items_seller` (`seller_id`),
  CONSTRAINT `order_items_order` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE CASCADE,
  CONSTRAINT `order_items_product` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `cart_items` (
  `user_id` varchar(16) NOT NULL,
  `product_id` varchar(16) NOT NULL,
  `quantity` smallint unsigned NOT NULL DEFAULT '1',
  `updated_at` datetime NOT NULL,
  PRIMARY KEY (`user_id`,`product_id`),
  CONSTRAINT `cart_items_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE,
  CONSTRAINT `cart_items_product` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `sessions` (
  `token` char(64) NOT NULL,
  `user_id` varchar(16) NOT NULL,
  `expires_at` datetime NOT NULL,
  PRIMARY KEY (`token`),
  CONSTRAINT `sessions_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
